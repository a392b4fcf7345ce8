package dev.berth.sandbox.rest;

import dev.berth.sandbox.model.GitHubJson;
import dev.berth.sandbox.model.SandboxJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Pages of a list by {@code page} and {@code per_page}, linked as GitHub links them. */
final class ResultPages {
  static final int PER_PAGE = 30;
  static final int PER_PAGE_MAX = 100;

  private ResultPages() {}

  static int number(RestRequest call, String name, int otherwise, int max) {
    try {
      int n = Integer.parseInt(call.query(name, Integer.toString(otherwise)));
      return Math.clamp(n, 1, max);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  static <T> RestResponse page(RestRequest call, List<T> items, Function<T, ?> shape) {
    int per = number(call, "per_page", PER_PAGE, PER_PAGE_MAX);
    int page = number(call, "page", 1, 1_000_000);
    int last = Math.max(1, (items.size() + per - 1) / per);
    int from = (int) Math.min(items.size(), (page - 1L) * per);
    int to = Math.min(items.size(), from + per);
    RestResponse response = RestResponse.ok(SandboxJson.array(items.subList(from, to), shape));
    List<String> links = new ArrayList<>();
    if (page > 1) {
      links.add(link(call, Math.min(page - 1, last), "prev"));
    }
    if (page < last) {
      links.add(link(call, page + 1, "next"));
      links.add(link(call, last, "last"));
    }
    if (page > 1) {
      links.add(link(call, 1, "first"));
    }
    return links.isEmpty() ? response : response.with("Link", String.join(", ", links));
  }

  private static String link(RestRequest call, int page, String rel) {
    StringBuilder query = new StringBuilder();
    call.query()
        .forEach(
            (name, value) -> {
              if (!name.equals("page")) {
                query.append(name).append('=').append(GitHubJson.encode(value)).append('&');
              }
            });
    return "<" + call.url() + "?" + query + "page=" + page + ">; rel=\"" + rel + "\"";
  }
}
