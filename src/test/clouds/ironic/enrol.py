"""Puts the nodes of the tests into a new database of Ironic: see NODES.

They are written as Ironic keeps nodes that an operator enrolled, powered off and made available:
by its API the same takes half a minute.
"""
import sys

from ironic.common import context, service
from ironic import objects

# How many of which resource class, with which trait; the last are microVMs that one can log in to.
NODES = [(8, 'lab.small', 'CUSTOM_LAB'), (50, 'lab.crowd', 'CUSTOM_LAB'),
         (2, 'lab.large', 'CUSTOM_LAB'), (2, 'lab.vm', None)]
INTERFACES = {
    'bios': 'no-bios', 'boot': 'fake', 'console': 'no-console', 'deploy': 'berth-test',
    'inspect': 'no-inspect', 'management': 'fake', 'network': 'noop', 'power': 'berth-test',
    'raid': 'no-raid', 'rescue': 'no-rescue', 'storage': 'noop', 'vendor': 'no-vendor'}


def enrol(admin, number, resource_class, trait):
    address = '127.12.0.%d' % number
    node = objects.Node(
        admin, uuid='b3e70000-0000-4000-8000-%012d' % number, name='node-%02d' % number,
        driver='berth-test', resource_class=resource_class, provision_state='available',
        power_state='power off', properties={'cpus': 16, 'memory_mb': 65536, 'cpu_arch': 'x86_64'},
        driver_info={'address': address} if resource_class == 'lab.vm' else {},
        extra={'address': address, 'rack': 'r1'},
        **{kind + '_interface': name for kind, name in INTERFACES.items()})
    node.create()
    if trait:
        objects.TraitList.create(admin, node.id, [trait, 'CUSTOM_NVME'])


service.prepare_command(sys.argv)
number = 0
for count, kind, custom in NODES:
    for _ in range(count):
        number += 1
        enrol(context.get_admin_context(), number, kind, custom)
