package dev.berth.store.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.Eventually;
import dev.berth.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who waits for the disk at the same time shares a transaction, and nobody is told too early. */
class GroupCommitTest {
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final List<List<Integer>> written = new CopyOnWriteArrayList<>();
  private final CountDownLatch disk = new CountDownLatch(1);
  private final CountDownLatch begun = new CountDownLatch(1);

  @AfterEach
  void end() {
    callers.close();
  }

  /** The first transaction waits for the disk; odd numbers are told so. */
  private final GroupCommit<Integer, Boolean> commit =
      new GroupCommit<>(this::together, Eventually.AT_MOST);

  private List<Boolean> together(List<Integer> group) {
    begun.countDown();
    await(disk);
    if (group.contains(-1)) throw new IllegalStateException("cannot be written");
    written.add(group);
    return group.stream().map(n -> n % 2 == 1).toList();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Future<Boolean>> behindOne(int... numbers) {
    var all = new ArrayList<Future<Boolean>>();
    all.add(callers.submit(() -> commit.write(1)));
    await(begun);
    for (int n : numbers) {
      int before = commit.waiting();
      Callable<Boolean> write = () -> commit.write(n);
      all.add(callers.submit(write));
      Eventually.holds("it waits", () -> commit.waiting() > before, commit::waiting);
    }
    return all;
  }

  @Test
  void who_comes_meanwhile_is_in_the_next_group_and_hears_of_its_own() throws Exception {
    var told = behindOne(2, 3, 4);
    assertTrue(told.stream().noneMatch(Future::isDone), "nobody is told before the disk has it");
    disk.countDown();
    var heard = new ArrayList<Boolean>();
    for (var one : told) heard.add(one.get());
    assertEquals(List.of(true, false, true, false), heard);
    assertEquals(List.of(List.of(1), List.of(2, 3, 4)), written);
  }

  @Test
  void one_that_cannot_be_written_keeps_no_other_from_it() throws Exception {
    var told = behindOne(2, -1, 5);
    disk.countDown();
    assertEquals(false, told.get(1).get());
    assertEquals(true, told.get(3).get());
    var failure = assertThrows(ExecutionException.class, told.get(2)::get);
    assertEquals("cannot be written", failure.getCause().getMessage());
    assertEquals(List.of(List.of(1), List.of(2), List.of(5)), written);
  }

  @Test
  void who_has_left_is_not_written_for() throws Exception {
    var hasty = new GroupCommit<>(this::together, Duration.ofMillis(1));
    var first = callers.submit(() -> hasty.write(1));
    await(begun);
    assertThrows(Store.Unavailable.class, () -> hasty.write(2));
    assertThrows(ExecutionException.class, first::get);
    disk.countDown();
    Eventually.holds(
        "nobody waits", () -> hasty.waiting() == 0 && !written.isEmpty(), hasty::waiting);
    assertEquals(List.of(List.of(1)), written, "what was begun is written all the same");
  }

  @Test
  void who_is_alone_waits_for_nobody() {
    disk.countDown();
    for (int n = 0; n < 5; n++) assertEquals(n % 2 == 1, commit.write(n));
    assertEquals(5, written.size());
  }

  @Test
  void no_more_wait_than_the_bound_says() throws Exception {
    var told = behindOne();
    for (int n = 0; n < GroupCommit.WAITING_MAX; n++) {
      int number = n;
      told.add(callers.submit(() -> commit.write(number)));
    }
    Eventually.holds(
        "all wait", () -> commit.waiting() == GroupCommit.WAITING_MAX, commit::waiting);
    assertThrows(Store.Unavailable.class, () -> commit.write(7));
    disk.countDown();
    for (var one : told) one.get();
    assertTrue(written.stream().allMatch(g -> g.size() <= GroupCommit.GROUP_MAX));
  }
}
