package dev.berth.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requester, second contact and colleagues, and what becomes of a request when one goes. */
class PeopleOfARequestTest {
  private static final Duration MOMENT = Duration.ofMinutes(2);

  @TempDir private Path data;
  private EndToEnd berth;

  @BeforeEach
  void begin() throws InterruptedException {
    berth = new EndToEnd(data, w -> w.key("sam", EndToEnd.KEY));
    berth.opens("rio", EndToEnd.form("2", "90 days"));
  }

  @AfterEach
  void end() {
    berth.close();
  }

  private void active() throws InterruptedException {
    berth.says("mara", "/approve").passes(MOMENT).shows("active").hasMachines(2);
  }

  @Test
  void a_colleague_who_was_added_gets_access_and_can_give_back() throws InterruptedException {
    active();
    berth.says("sam", "/release").shows("active");
    var sealed = access();
    berth.says("rio", "/add @sam").passes(MOMENT);
    assertTrue(access() > sealed, "sealed anew, to the keys of both");
    berth.says("sam", "/release").passes(MOMENT).shows("released").hasMachines(0);
  }

  private long access() {
    return berth.ours().stream().filter(c -> c.body().contains("AGE ENCRYPTED FILE")).count()
        + (berth.ours().stream().anyMatch(c -> c.body().contains("`sam`")) ? 1 : 0);
  }

  @Test
  void who_was_removed_can_do_nothing_any_more() throws InterruptedException {
    active();
    berth.says("rio", "/add @sam").says("rio", "/remove @sam").says("sam", "/release");
    berth.passes(MOMENT).shows("active").hasMachines(2);
  }

  @Test
  void a_requester_whose_account_is_gone_is_noticed_and_the_contact_acts()
      throws InterruptedException {
    active();
    berth.github.deleteAccount("rio");
    berth.passes(Duration.ofDays(2)).shows("active").hears("account that opened this");
    var told = berth.ours().stream().filter(c -> c.body().contains("you are named in it")).count();
    assertEquals(1, told);
    berth.passes(Duration.ofDays(2)).says("kim", "/extend 30d").hears("Sat 20 Mar 2027");
    berth.says("kim", "/release").passes(MOMENT).shows("released").hasMachines(0);
  }

  @Test
  void a_requester_who_is_gone_before_the_yes_breaks_nothing() throws InterruptedException {
    berth.github.deleteAccount("rio");
    berth.passes(Duration.ofDays(2)).shows("needs approval").says("kim", "/withdraw");
    berth.shows("withdrawn").hasMachines(0);
  }

  @Test
  void a_requester_who_was_renamed_is_called_by_the_new_name() throws InterruptedException {
    active();
    berth.github.rename("rio", "rio-lopez");
    berth.github.rename("sam", "rio");
    berth.passes(Duration.ofDays(2)).says("mara", "/status");
    berth.passes(Duration.ofDays(60)).hears("@rio-lopez");
    berth.hearsNot("account that opened this");
  }
}
