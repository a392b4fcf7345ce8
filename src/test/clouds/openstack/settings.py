"""The settings files of the services, in the folder and on the ports of one control plane."""

import os

# Keystone has the port that is asked for, the others the next ones.
PORTS = ['keystone', 'placement', 'glance', 'neutron', 'nova', 'postgres']
DATABASES = ['keystone', 'placement', 'glance', 'neutron', 'nova_api', 'nova_cell0', 'nova_cell1']
PASSWORD = 'control-plane'
REGION = 'Here'


def write(folder, first):
    """Every file below folder/etc."""
    port = {name: first + n for n, name in enumerate(PORTS)}
    database = f'postgresql+psycopg2://cloud@127.0.0.1:{port["postgres"]}/'
    keystone = f'http://127.0.0.1:{port["keystone"]}/v3'
    account = f'''
auth_type = password
auth_url = {keystone}
username = servant
password = {PASSWORD}
project_name = services
user_domain_id = default
project_domain_id = default
region_name = {REGION}
valid_interfaces = public
'''
    token = f'[keystone_authtoken]\nwww_authenticate_uri = {keystone}{account}interface = public\n'
    common = f'''
[DEFAULT]
use_stderr = true
transport_url = fake:///
state_path = {folder}/state
[oslo_concurrency]
lock_path = {folder}/state
[oslo_messaging_notifications]
driver = noop
'''
    files = {
        'keystone.conf': f'''
[database]
connection = {database}keystone
[cache]
enabled = true
backend = dogpile.cache.memory
[token]
provider = fernet
expiration = 3600
[fernet_tokens]
key_repository = {folder}/etc/fernet
[credential]
key_repository = {folder}/etc/credential
[identity]
password_hash_rounds = 4
''',
        'placement.conf': f'''
[placement_database]
connection = {database}placement
{token}''',
        'glance.conf': f'''
[DEFAULT]
bind_host = 127.0.0.1
bind_port = {port["glance"]}
workers = 0
use_stderr = true
[database]
connection = {database}glance
[glance_store]
stores = file
default_store = file
filesystem_store_datadir = {folder}/images
[paste_deploy]
flavor = keystone
config_file = {folder}/etc/glance-paste.ini
{token}''',
        'neutron.conf': f'''{common}
[DEFAULT]
bind_host = 127.0.0.1
bind_port = {port["neutron"]}
core_plugin = ml2
service_plugins =
api_workers = 0
rpc_workers = 0
rpc_state_report_workers = 0
notify_nova_on_port_status_changes = false
notify_nova_on_port_data_changes = false
api_paste_config = {folder}/etc/neutron-paste.ini
[database]
connection = {database}neutron
[ml2]
type_drivers = local
tenant_network_types = local
mechanism_drivers = berth_ports
extension_drivers =
{token}''',
        'nova.conf': f'''{common}
[DEFAULT]
my_ip = 127.0.0.1
host = compute-1
compute_driver = fault_driver.FaultDriver
enabled_apis = osapi_compute
osapi_compute_listen = 127.0.0.1
osapi_compute_listen_port = {port["nova"]}
osapi_compute_workers = 1
vif_plugging_is_fatal = false
vif_plugging_timeout = 0
[api]
max_limit = 1000
[wsgi]
api_paste_config = {folder}/etc/nova-paste.ini
[api_database]
connection = {database}nova_api
[database]
connection = {database}nova_cell1
[conductor]
workers = 1
[scheduler]
workers = 1
[quota]
instances = 200
cores = 800
ram = -1
[cinder]
catalog_info = volumev3::publicURL
[glance]
api_servers = http://127.0.0.1:{port["glance"]}
{token}# A token that was taken back is good for no longer than that.
token_cache_time = 1
[placement]{account}endpoint_override = http://127.0.0.1:{port["placement"]}
[neutron]{account}endpoint_override = http://127.0.0.1:{port["neutron"]}
''',
        'nova-paste.ini': '''
[composite:osapi_compute]
use = call:nova.api.openstack.urlmap:urlmap_factory
/: versions
/v2.1: v21
[pipeline:v21]
pipeline = request_id faults size token context compute
[pipeline:versions]
pipeline = faults version_list
[filter:request_id]
paste.filter_factory = nova.api.compute_req_id:ComputeReqIdMiddleware.factory
[filter:faults]
paste.filter_factory = nova.api.openstack:FaultWrapper.factory
[filter:size]
paste.filter_factory = oslo_middleware:RequestBodySizeLimiter.factory
[filter:token]
paste.filter_factory = keystonemiddleware.auth_token:filter_factory
[filter:context]
paste.filter_factory = nova.api.auth:NovaKeystoneContext.factory
[app:compute]
paste.app_factory = nova.api.openstack.compute:APIRouterV21.factory
[app:version_list]
paste.app_factory = nova.api.openstack.compute.versions:Versions.factory
''',
        'glance-paste.ini': '''
[pipeline:glance-api-keystone]
pipeline = negotiation token context root
[composite:root]
paste.composite_factory = glance.api:root_app_factory
/: versions
/v2: v2
[filter:negotiation]
paste.filter_factory = glance.api.middleware.version_negotiation:VersionNegotiationFilter.factory
[filter:token]
paste.filter_factory = keystonemiddleware.auth_token:filter_factory
[filter:context]
paste.filter_factory = glance.api.middleware.context:ContextMiddleware.factory
[app:versions]
paste.app_factory = glance.api.versions:create_resource
[app:v2]
paste.app_factory = glance.api.v2.router:API.factory
''',
        'neutron-paste.ini': '''
[composite:neutron]
use = egg:Paste#urlmap
/: versions
/v2.0: v2
[pipeline:v2]
pipeline = errors token context extensions networks
[filter:errors]
paste.filter_factory = oslo_middleware:CatchErrors.factory
[filter:token]
paste.filter_factory = keystonemiddleware.auth_token:filter_factory
[filter:context]
paste.filter_factory = neutron.auth:NeutronKeystoneContext.factory
[filter:extensions]
paste.filter_factory = neutron.api.extensions:plugin_aware_extension_middleware_factory
[app:networks]
paste.app_factory = neutron.api.v2.router:APIRouter.factory
[app:versions]
paste.app_factory = neutron.pecan_wsgi.app:versions_factory
''',
    }
    for name in ['etc', 'state', 'images', 'log', 'pids', 'faults']:
        os.makedirs(os.path.join(folder, name), exist_ok=True)
    for name, text in files.items():
        with open(os.path.join(folder, 'etc', name), 'w') as file:
            file.write(text.lstrip())
    return port
