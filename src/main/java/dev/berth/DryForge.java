package dev.berth;

import dev.berth.forge.CheckRun;
import dev.berth.forge.CodeRepository;
import dev.berth.forge.Comment;
import dev.berth.forge.Forge;
import dev.berth.forge.Issue;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Known;
import dev.berth.forge.Labeling;
import dev.berth.forge.Person;
import dev.berth.forge.Profile;
import dev.berth.forge.PullRequest;
import dev.berth.forge.Repository;
import dev.berth.forge.Role;
import dev.berth.forge.SshKey;
import dev.berth.forge.Write;
import dev.berth.forge.Wrote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A forge that is read as it is, and to which nothing is written: what would be is logged. */
final class DryForge implements Forge {
  private static final Logger log = LoggerFactory.getLogger(DryForge.class);

  private final Forge real;

  /** Numbers of comments that were never made; far from those of the forge. */
  private final AtomicLong ids = new AtomicLong(1L << 52);

  DryForge(Forge real) {
    this.real = real;
  }

  @Override
  public Wrote write(IssueRef issue, Write write, Duration within) {
    log.info("dry run, {}: {}", issue, write);
    return new Wrote.Done(ids.incrementAndGet());
  }

  @Override
  public Wrote createLabel(Repository repository, Label label) {
    log.info("dry run, {}: {}", repository, label);
    return new Wrote.Done(0);
  }

  @Override
  public Wrote createCheck(Repository repository, CheckRun check, Duration within) {
    log.info("dry run, {}: {}", repository, check);
    return new Wrote.Done(0);
  }

  @Override
  public Known<PullRequest> pullRequest(Repository repository, int number) {
    return real.pullRequest(repository, number);
  }

  @Override
  public Known<List<PullRequest>> openPulls(Repository repository) {
    return real.openPulls(repository);
  }

  @Override
  public Known<Page<ChangedFile>> changedFiles(Repository repository, int number, int page) {
    return real.changedFiles(repository, number, page);
  }

  @Override
  public Known<Content> fileAt(Repository repository, String path, String commit) {
    return real.fileAt(repository, path, commit);
  }

  @Override
  public Known<Boolean> hasCheck(Repository repository, String commit, String name, String key) {
    return real.hasCheck(repository, commit, name, key);
  }

  @Override
  public Known<Person> self() {
    return real.self();
  }

  @Override
  public Known<Repository> repository(String name) {
    return real.repository(name);
  }

  @Override
  public Known<Repository> repository(long id) {
    return real.repository(id);
  }

  @Override
  public Known<Issue> issue(IssueRef issue) {
    return real.issue(issue);
  }

  @Override
  public Known<Role> role(Repository repository, Person person) {
    return real.role(repository, person);
  }

  @Override
  public Known<Boolean> member(String organisation, String team, Person person) {
    return real.member(organisation, team, person);
  }

  @Override
  public Known<Person> person(String login) {
    return real.person(login);
  }

  @Override
  public Known<Profile> profile(String login) {
    return real.profile(login);
  }

  @Override
  public Known<CodeRepository> code(String name) {
    return real.code(name);
  }

  @Override
  public Known<TextFile> codeFile(String name, String path) {
    return real.codeFile(name, path);
  }

  @Override
  public Known<List<SshKey>> sshKeys(Person person) {
    return real.sshKeys(person);
  }

  @Override
  public Known<List<Labeling>> labelings(IssueRef issue) {
    return real.labelings(issue);
  }

  @Override
  public Known<List<Comment>> comments(IssueRef issue, Instant since) {
    return real.comments(issue, since);
  }

  @Override
  public Known<TextFile> file(Repository repository, String path) {
    return real.file(repository, path);
  }

  @Override
  public Known<Page<Issue>> changedIssues(Repository repository, Changes which) {
    return real.changedIssues(repository, which);
  }

  @Override
  public Known<Page<Found>> changedComments(Repository repository, Changes which) {
    return real.changedComments(repository, which);
  }

  @Override
  public Known<List<String>> labels(Repository repository) {
    return real.labels(repository);
  }

  @Override
  public Known<List<Milestone>> milestones(Repository repository) {
    return real.milestones(repository);
  }
}
