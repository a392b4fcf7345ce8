package dev.berth.sandbox;

/** All shapes of GitHub's JSON in one hand. */
final class Shapes {
  private final PersonShape person;
  private final RepositoryShape repository;
  private final AppShape app;
  private final IssueShape issue;
  private final EventShape event;

  Shapes(Stage stage) {
    person = new PersonShape(stage);
    repository = new RepositoryShape(stage, person);
    app = new AppShape(stage, person);
    issue = new IssueShape(stage, person, repository, app);
    event = new EventShape(stage, this);
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

  EventShape event() {
    return event;
  }
}
