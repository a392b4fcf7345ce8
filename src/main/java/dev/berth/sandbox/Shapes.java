package dev.berth.sandbox;

/** All shapes of GitHub's JSON in one hand. */
final class Shapes {
  private final PersonShape person;
  private final RepositoryShape repository;
  private final AppShape app;
  private final IssueShape issue;
  private final EventShape event;
  private final PullShape pull;
  private final CheckShape check;

  Shapes(Stage stage) {
    person = new PersonShape(stage);
    repository = new RepositoryShape(stage, person);
    app = new AppShape(stage, person);
    issue = new IssueShape(stage, person, repository, app);
    event = new EventShape(stage, this);
    pull = new PullShape(stage, person, repository);
    check = new CheckShape(stage, repository, issue);
  }

  PersonShape person() {
    return person;
  }

  RepositoryShape repository() {
    return repository;
  }

  AppShape app() {
    return app;
  }

  IssueShape issue() {
    return issue;
  }

  PullShape pull() {
    return pull;
  }

  CheckShape check() {
    return check;
  }

  EventShape event() {
    return event;
  }
}
