package dev.berth;

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
  private Life life;

  @BeforeEach
  void begin() throws InterruptedException {
    life = new Life(data, w -> w.key("sam", Life.KEY));
    life.opens("rio", Life.form("2", "90 days"));
  }

  @AfterEach
  void end() {
    life.close();
  }

  private void active() throws InterruptedException {
    life.says("mara", "/approve").passes(MOMENT).shows("active").hasMachines(2);
  }

  @Test
  void a_colleague_who_was_added_gets_access_and_can_give_back() throws InterruptedException {
    active();
    life.says("sam", "/release").shows("active");
    var sealed = access();
    life.says("rio", "/add @sam").passes(MOMENT);
    assertTrue(access() > sealed, "sealed anew, to the keys of both");
    life.says("sam", "/release").passes(MOMENT).shows("released").hasMachines(0);
  }

  private long access() {
    return life.ours().stream().filter(c -> c.body().contains("AGE ENCRYPTED FILE")).count()
        + (life.ours().stream().anyMatch(c -> c.body().contains("`sam`")) ? 1 : 0);
  }

  @Test
  void who_was_removed_can_do_nothing_any_more() throws InterruptedException {
    active();
    life.says("rio", "/add @sam").says("rio", "/remove @sam").says("sam", "/release");
    life.passes(MOMENT).shows("active").hasMachines(2);
  }

  @Test
  void a_requester_whose_account_is_gone_is_noticed_and_the_contact_acts()
      throws InterruptedException {
    active();
    life.github.deleteAccount("rio");
    life.passes(Duration.ofDays(2)).shows("active").hears("account that opened this");
    var told = life.ours().stream().filter(c -> c.body().contains("you are named in it")).count();
    assertEquals(1, told);
    life.passes(Duration.ofDays(2)).says("kim", "/extend 30d").hears("Sat 20 Mar 2027");
    life.says("kim", "/release").passes(MOMENT).shows("released").hasMachines(0);
  }

  @Test
  void a_requester_who_is_gone_before_the_yes_breaks_nothing() throws InterruptedException {
    life.github.deleteAccount("rio");
    life.passes(Duration.ofDays(2)).shows("needs approval").says("kim", "/withdraw");
    life.shows("withdrawn").hasMachines(0);
  }

  @Test
  void a_requester_who_was_renamed_is_called_by_the_new_name() throws InterruptedException {
    active();
    life.github.rename("rio", "rio-lopez");
    life.github.rename("sam", "rio");
    life.passes(Duration.ofDays(2)).says("mara", "/status");
    life.passes(Duration.ofDays(60)).hears("@rio-lopez");
    life.hearsNot("account that opened this");
  }
}
