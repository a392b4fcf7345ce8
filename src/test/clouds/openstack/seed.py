"""What is in the control plane before a test begins: accounts, flavours, an image, a network."""

import json
import urllib.error
import urllib.request

import settings

# As an operator would name them; unlike any name that Berth uses.
FLAVORS = {'g.tiny': (1, 1024, 10), 'g.medium': (4, 8192, 40), 'g.huge': (1, 8000000, 10)}
COMPUTE_VERSION = 'compute 2.90'


class Seed:
    def __init__(self, port):
        self.url = {name: f'http://127.0.0.1:{number}' for name, number in port.items()}
        self.token = None

    def call(self, method, url, body=None, raw=None):
        headers = {'Content-Type': 'application/json', 'OpenStack-API-Version': COMPUTE_VERSION}
        if raw is not None:
            headers['Content-Type'] = 'application/octet-stream'
        if self.token:
            headers['X-Auth-Token'] = self.token
        data = raw if body is None else json.dumps(body).encode()
        request = urllib.request.Request(url, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                text = answer.read()
                return answer.headers, json.loads(text) if text else {}
        except urllib.error.HTTPError as error:
            error.msg = f'{method} {url}: {error.read().decode(errors="replace")[:500]}'
            raise

    def log_in(self, user='admin', project='admin'):
        domain = {'id': 'default'}
        password = {'user': {'name': user, 'domain': domain, 'password': settings.PASSWORD}}
        headers, answer = self.call('POST', self.url['keystone'] + '/v3/auth/tokens', {'auth': {
            'identity': {'methods': ['password'], 'password': password},
            'scope': {'project': {'name': project, 'domain': domain}}}})
        self.token = headers['X-Subject-Token']
        return answer['token']

    def made(self, kind, **values):
        url = f'{self.url["keystone"]}/v3/{kind}s'
        return self.call('POST', url, {kind: values})[1][kind]['id']

    def accounts(self):
        self.log_in()
        keystone = self.url['keystone'] + '/v3'
        roles = {r['name']: r['id'] for r in self.call('GET', keystone + '/roles')[1]['roles']}
        roles['service'] = self.made('role', name='service')
        for name, kind, path in [('placement', 'placement', ''), ('glance', 'image', ''),
                                 ('neutron', 'network', ''), ('nova', 'compute', '/v2.1')]:
            service = self.made('service', name=name, type=kind)
            self.made('endpoint', service_id=service, interface='public',
                      region_id=settings.REGION, url=self.url[name] + path)
        known = {}
        for user, project, granted in [('servant', 'services', ['admin', 'service']),
                                       ('lender', 'lending', ['member'])]:
            known[user] = self.made('user', name=user, password=settings.PASSWORD)
            known[project] = self.made('project', name=project)
            for role in granted:
                self.call('PUT', f'{keystone}/projects/{known[project]}/users/{known[user]}'
                                 f'/roles/{roles[role]}')
        self.log_in('lender', 'lending')
        credential = self.call(
            'POST', f'{keystone}/users/{known["lender"]}/application_credentials',
            {'application_credential': {'name': 'berth', 'secret': settings.PASSWORD}})
        known['credential'] = credential[1]['application_credential']['id']
        return known

    def resources(self):
        self.log_in()
        for name, (cores, memory, disk) in FLAVORS.items():
            self.call('POST', self.url['nova'] + '/v2.1/flavors', {'flavor': {
                'name': name, 'vcpus': cores, 'ram': memory, 'disk': disk}})
        images = self.url['glance'] + '/v2/images'
        known = {}
        for name in ('debian-12-genericcloud', 'ubuntu-24.04'):
            known[name] = self.call('POST', images, {
                'name': name, 'disk_format': 'raw', 'container_format': 'bare',
                'visibility': 'public'})[1]['id']
            self.call('PUT', f'{images}/{known[name]}/file', raw=bytes(65536))
        networks = self.url['neutron'] + '/v2.0'
        for name, cidr, version in [('lab', '10.77.0.0/16', 4), ('lab6', '2001:db8:77::/64', 6)]:
            known[name] = self.call('POST', networks + '/networks', {
                'network': {'name': name, 'shared': True}})[1]['network']['id']
            self.call('POST', networks + '/subnets', {'subnet': {
                'network_id': known[name], 'ip_version': version, 'cidr': cidr,
                'enable_dhcp': False}})
        return known

    def is_up(self):
        """Nova's compute service has reported."""
        return any(service['state'] == 'up'
                   for service in self.listed('/os-services?binary=nova-compute', 'services'))

    def has_a_host(self):
        """Servers can be made."""
        return self.is_up() and bool(self.listed('/os-hypervisors', 'hypervisors'))

    def listed(self, path, name):
        try:
            if not self.token:
                self.log_in()
            return self.call('GET', self.url['nova'] + '/v2.1' + path)[1][name]
        except urllib.error.HTTPError:
            return []
