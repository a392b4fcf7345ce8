package dev.berth.github;

import dev.berth.forge.IssueRef;
import dev.berth.forge.Person;
import dev.berth.forge.Repository;

/** Answers in GitHub's shape, with as many fields as the tests need. Quotes are single. */
final class GitHubSamples {
  static final Repository LAB = new Repository(42, "octo/lab");
  static final IssueRef ISSUE = new IssueRef(LAB, 5);
  static final Person MONA = Person.human(7, "mona");

  private GitHubSamples() {}

  static String user(long id, String login, String type) {
    return "{'login':'" + login + "','id':" + id + ",'type':'" + type + "'}";
  }

  static String mona() {
    return user(7, "mona", "User");
  }

  static String issue(String extra) {
    return issue("octo/lab", 5, extra);
  }

  static String issue(String repository, int number, String extra) {
    return "{'id':9000,'number':"
        + number
        + ",'title':'A cluster','body':'two machines\\r\\nplease','user':"
        + mona()
        + ",'labels':[{'id':1,'name':'cluster request'},'approved'],'state':'open','locked':false,"
        + "'repository_url':'https://api.github.com/repos/"
        + repository
        + "','created_at':'2026-11-01T09:00:00Z','updated_at':'2026-11-02T09:00:00Z'"
        + extra
        + "}";
  }

  static String comment(long id, String extra) {
    return "{'id':"
        + id
        + ",'body':'hello','user':"
        + mona()
        + ",'issue_url':'https://api.github.com/repos/octo/lab/issues/5'"
        + ",'html_url':'https://github.com/octo/lab/issues/5#issuecomment-"
        + id
        + "','created_at':'2026-11-02T09:00:00Z','updated_at':'2026-11-02T09:00:00Z'"
        + extra
        + "}";
  }
}
