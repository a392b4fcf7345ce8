package dev.berth.provision.lxd;

import dev.berth.provision.cloud.ApiAnswer;
import java.util.HashMap;
import java.util.Map;

/** Whose a file in a machine is, by number. Incus has its own names for the same headers. */
record LxdFileOwner(String uid, String gid) {
  static final LxdFileOwner ROOT = new LxdFileOwner("0", "0");

  /** Of a file that was looked at. */
  static LxdFileOwner of(ApiAnswer.Answered file) {
    return new LxdFileOwner(number(file, "uid"), number(file, "gid"));
  }

  private static String number(ApiAnswer.Answered file, String name) {
    return file.header("X-LXD-" + name).or(() -> file.header("X-Incus-" + name)).orElse("0");
  }

  /** Nobody else reads what is made. */
  Map<String, String> headers(boolean file) {
    var all = new HashMap<String, String>();
    for (var product : new String[] {"X-LXD-", "X-Incus-"}) {
      all.put(product + "type", file ? "file" : "directory");
      all.put(product + "mode", file ? "0600" : "0700");
      all.put(product + "uid", uid);
      all.put(product + "gid", gid);
      all.put(product + "write", "overwrite");
    }
    return all;
  }
}
