"""Nova's conductor, scheduler, compute and API in one process, without a message broker."""

import sys

import nova.cmd  # noqa: F401  makes threads green before anything else is loaded
import nova.conf
import nova.virt
import os_vif
from nova import config
from nova import objects
from nova import service
from nova.compute import rpcapi as compute
from nova.conductor import manager
from nova.conductor import rpcapi as conductor
from nova.scheduler import rpcapi as scheduler
from oslo_log import log as logging
from oslo_service import service as launching

CONF = nova.conf.CONF
TOPICS = {
    'nova-conductor': conductor.RPC_TOPIC,
    'nova-scheduler': scheduler.RPC_TOPIC,
    'nova-compute': compute.RPC_TOPIC,
}


def fail_in_scheduling():
    """Between the answer to a create and the look for a host, where late refusals come from."""
    from fault_driver import strike
    plain = manager.ComputeTaskManager.schedule_and_build_instances

    def with_faults(self, context, *args, **named):
        specs = named.get('request_specs') or args[1]
        builds = named.get('build_requests') or args[0]
        strike('schedule', builds[0].instance.display_name if builds else str(specs[0]))
        return plain(self, context, *args, **named)

    manager.ComputeTaskManager.schedule_and_build_instances = with_faults


def main():
    nova.virt.__path__.extend(path for path in sys.path if path.endswith('plugin'))
    config.parse_args(sys.argv)
    logging.setup(CONF, 'nova')
    objects.register_all()
    os_vif.initialize()
    objects.Service.enable_min_version_cache()
    fail_in_scheduling()
    launcher = launching.ServiceLauncher(CONF, restart_method='mutate')
    for binary, topic in TOPICS.items():
        launcher.launch_service(service.Service.create(binary=binary, topic=topic))
    launcher.launch_service(service.WSGIService('osapi_compute'))
    launcher.wait()


main()
