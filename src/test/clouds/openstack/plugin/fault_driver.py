"""A compute driver without machines, which fails as the files in BERTH_FAULTS tell it.

Each file there is one fault, taken in the order of their names:
  {"on": "schedule|spawn|destroy|stop", "name": "kelp-*", "once": true,
   "seconds": 2, "while": "FILE", "error": "words"}
A call that the fault meets waits for the seconds, then while the file of that name is in the
folder, and then fails with the words, if there are any.
"""

import fnmatch
import json
import os
import time

from nova import exception
from nova.compute import power_state
from nova.virt import fake

LOOK_SECONDS = 0.05


def faults():
    folder = os.environ['BERTH_FAULTS']
    for name in sorted(os.listdir(folder)):
        if name.endswith('.json'):
            yield os.path.join(folder, name)


def struck(on, server):
    """The first fault that meets this call, taken away if it strikes once."""
    for path in faults():
        try:
            with open(path) as file:
                fault = json.load(file)
            if fault['on'] != on or not fnmatch.fnmatch(server, fault.get('name', '*')):
                continue
            if fault.get('once', True):
                os.unlink(path)
            return fault
        except FileNotFoundError:
            continue  # another call was faster
    return None


def strike(on, server):
    fault = struck(on, server)
    if fault is None:
        return
    time.sleep(fault.get('seconds', 0))
    held = os.path.join(os.environ['BERTH_FAULTS'], fault.get('while', 'nothing'))
    while os.path.exists(held):
        time.sleep(LOOK_SECONDS)
    if 'error' in fault:
        raise exception.BuildAbortException(instance_uuid=server, reason=fault['error'])


class FaultDriver(fake.FakeDriver):
    def spawn(self, context, instance, *args, **named):
        strike('spawn', instance.display_name)
        super().spawn(context, instance, *args, **named)

    def destroy(self, context, instance, *args, **named):
        strike('destroy', instance.display_name)
        super().destroy(context, instance, *args, **named)

    def power_off(self, instance, *args, **named):
        strike('stop', instance.display_name)
        self._remember(instance)
        super().power_off(instance, *args, **named)

    def power_on(self, context, instance, *args, **named):
        self._remember(instance)
        super().power_on(context, instance, *args, **named)

    def _remember(self, instance):
        """What the process knew of its machines was lost when it was killed."""
        if instance.uuid not in self.instances:
            self.instances[instance.uuid] = fake.FakeInstance(
                instance.name, power_state.RUNNING, instance.uuid)
