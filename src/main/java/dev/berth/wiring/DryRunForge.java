package dev.berth.wiring;

import dev.berth.forge.CheckRun;
import dev.berth.forge.ForgeWriter;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Repository;
import dev.berth.forge.Write;
import dev.berth.forge.Wrote;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes nothing to the forge: what would be written is logged. */
final class DryRunForge implements ForgeWriter {
  private static final Logger log = LoggerFactory.getLogger(DryRunForge.class);

  /** Numbers of comments that were never made; far from those of the forge. */
  private final AtomicLong ids = new AtomicLong(1L << 52);

  @Override
  public Wrote write(IssueRef issue, Write write, Duration within) {
    log.info("dry run, {}: {}", issue, write);
    return new Wrote.Done(ids.incrementAndGet());
  }

  @Override
  public Wrote createLabel(Repository repository, NewLabel label) {
    log.info("dry run, {}: {}", repository, label);
    return new Wrote.Done(0);
  }

  @Override
  public Wrote updateLabel(Repository repository, NewLabel label) {
    return createLabel(repository, label);
  }

  @Override
  public Wrote createCheck(Repository repository, CheckRun check, Duration within) {
    log.info("dry run, {}: {}", repository, check);
    return new Wrote.Done(0);
  }
}
