package dev.berth;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;
import org.slf4j.LoggerFactory;

/** The log is there before the first test: while it begins, others side by side would get none. */
public final class LoggingBegins implements TestExecutionListener {
  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    LoggerFactory.getILoggerFactory();
  }
}
