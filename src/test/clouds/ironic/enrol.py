"""Enrols the nodes of the tests over the public API, as an operator would: see NODES.

A node is not given out before Ironic knows whether it is switched on, so each is switched off once.
"""
import json
import sys
import time
import urllib.request

# How many of which resource class, with which trait; the last are microVMs that one can log in to.
NODES = [(8, 'lab.small', 'CUSTOM_LAB'), (50, 'lab.crowd', 'CUSTOM_LAB'),
         (2, 'lab.large', 'CUSTOM_LAB'), (2, 'lab.vm', None)]
WAIT_SECONDS = 120


def call(method, path, body=None):
    request = urllib.request.Request(
        sys.argv[1] + path, method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={'X-OpenStack-Ironic-API-Version': '1.82', 'Content-Type': 'application/json',
                 'Accept': 'application/json'})
    with urllib.request.urlopen(request) as answer:
        text = answer.read()
    return json.loads(text) if text else None


def all_are(key, value):
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until:
        nodes = call('GET', '/v1/nodes?fields=%s&limit=1000' % key)['nodes']
        if all(node[key] == value for node in nodes):
            return
        time.sleep(0.1)
    sys.exit('the nodes do not become %s' % value)


def enrol(number, resource_class, trait):
    address = '127.12.0.%d' % number
    name = 'node-%02d' % number
    call('POST', '/v1/nodes', {
        'driver': 'berth-test', 'name': name, 'resource_class': resource_class,
        'properties': {'cpus': 16, 'memory_mb': 65536, 'cpu_arch': 'x86_64'},
        'driver_info': {'address': address} if resource_class == 'lab.vm' else {},
        'extra': {'address': address, 'rack': 'r1'}})
    if trait:
        call('PUT', '/v1/nodes/%s/traits' % name, {'traits': [trait, 'CUSTOM_NVME']})
    return name


names = []
for count, kind, custom in NODES:
    for _ in range(count):
        names.append(enrol(len(names) + 1, kind, custom))
for target, state in (('manage', 'manageable'), ('provide', 'available')):
    for one in names:
        call('PUT', '/v1/nodes/%s/states/provision' % one, {'target': target})
    all_are('provision_state', state)
for one in names:
    call('PUT', '/v1/nodes/%s/states/power' % one, {'target': 'power off'})
all_are('power_state', 'power off')
