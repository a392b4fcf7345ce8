package dev.berth.provision.lxd;

import dev.berth.provision.cloud.ApiAnswer;
import dev.berth.provision.cloud.ApiBody;
import java.util.Map;
import java.util.Optional;

/** One call to the server, by whatever way there is to it. */
interface LxdTransport {
  /**
   * One call.
   *
   * @param path with its query, as it stands in the request
   */
  ApiAnswer send(String method, String path, Map<String, String> headers, Optional<ApiBody> body);
}
