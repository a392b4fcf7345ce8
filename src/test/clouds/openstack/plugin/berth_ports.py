"""Neutron without agents: every port counts as bound, so that servers get addresses."""

from neutron.db.models import port_forwarding  # noqa: F401  named by a relation of ports
from neutron_lib.plugins.ml2 import api
from sqlalchemy import orm


class EveryPortBound(api.MechanismDriver):
    def initialize(self):
        # Two first questions at once would each find the relations half set up.
        orm.configure_mappers()

    def bind_port(self, context):
        segment = context.segments_to_bind[0]
        context.set_binding(segment[api.ID], 'bridge', {}, status='ACTIVE')
