"""Serves keystone or placement on a loopback port: wsgi_server.py keystone|placement PORT."""

import socketserver
import sys
from wsgiref import simple_server


class Server(socketserver.ThreadingMixIn, simple_server.WSGIServer):
    daemon_threads = True
    request_queue_size = 64

    def server_bind(self):
        # The ordinary one asks the name service for our name.
        socketserver.TCPServer.server_bind(self)
        self.server_name = '127.0.0.1'
        self.server_port = self.server_address[1]
        self.setup_environ()


class Handler(simple_server.WSGIRequestHandler):
    def address_string(self):
        return self.client_address[0]

    def log_message(self, *words):
        pass


def application(name):
    sys.argv = [name]
    if name == 'keystone':
        from keystone.server.wsgi import initialize_public_application as init
    else:
        from placement.wsgi import init_application as init
    return init()


def main():
    name, port = sys.argv[1], int(sys.argv[2])
    app = application(name)
    with Server(('127.0.0.1', port), Handler) as server:
        server.set_app(app)
        server.serve_forever()


main()
