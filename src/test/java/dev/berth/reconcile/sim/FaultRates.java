package dev.berth.reconcile.sim;

import java.time.Duration;

/**
 * How bad a world is: probabilities per occasion, drawn once from the seed, some of them off
 * entirely.
 *
 * @param dropped webhooks that never get through; the forge lists them as failed
 * @param swallowed webhooks that something in between takes with a 200
 * @param doubled webhooks that come twice under one name
 * @param replayed webhooks that somebody sends again under a new name
 * @param delayed webhooks that come late and so out of order
 * @param blind questions that the forge cannot answer
 * @param limited writes that the forge puts off
 * @param cutBefore writes that are lost on their way there
 * @param cutAfter writes that are made and not confirmed
 * @param cutLate writes that are made after we stopped waiting
 * @param slow calls that take long
 * @param refused orders that a provider does not take
 * @param answerLost orders that are carried out without an answer
 * @param landsLate creates that are carried out after the answer should have come
 * @param vanish machines that go by themselves, per occasion
 * @param crash a worker dies between two steps
 * @param pause a worker stands still between two steps
 * @param baseDown the database cannot be used between two steps
 * @param standby the database fails over to one that missed the last claim
 * @param outages hours in which the forge says nothing at all
 * @param listLag how late lists show what happened
 * @param isApp whether we are an app, which can ask for failed webhooks again
 * @param isOneProcess whether all workers die together and a restart frees their claims
 * @param workers how many
 */
public record FaultRates(
    double dropped,
    double swallowed,
    double doubled,
    double replayed,
    double delayed,
    double blind,
    double limited,
    double cutBefore,
    double cutAfter,
    double cutLate,
    double slow,
    double refused,
    double answerLost,
    double landsLate,
    double vanish,
    double crash,
    double pause,
    double baseDown,
    double standby,
    double outages,
    Duration listLag,
    boolean isApp,
    boolean isOneProcess,
    int workers) {

  static FaultRates of(SeededChance d) {
    return new FaultRates(
        d.rate(0.3),
        d.rate(0.15),
        d.rate(0.2),
        d.rate(0.1),
        d.rate(0.4),
        d.rate(0.25),
        d.rate(0.15),
        d.rate(0.15),
        d.rate(0.2),
        d.rate(0.2),
        d.rate(0.3),
        d.rate(0.25),
        d.rate(0.4),
        d.rate(0.4),
        d.rate(0.05),
        d.rate(0.01),
        d.rate(0.015),
        d.rate(0.003),
        d.rate(0.02),
        d.rate(0.6),
        d.chance(0.35) ? Duration.ZERO : d.seconds(1, 20),
        d.chance(0.7),
        d.chance(0.3),
        d.between(2, 3));
  }

  /** The same where providers do as they are told: what they refuse, people have to mend. */
  FaultRates withoutRefusals() {
    return new FaultRates(
        dropped,
        swallowed,
        doubled,
        replayed,
        delayed,
        blind,
        limited,
        cutBefore,
        cutAfter,
        cutLate,
        slow,
        0,
        0,
        0,
        0,
        crash,
        pause,
        baseDown,
        standby,
        outages,
        listLag,
        isApp,
        isOneProcess,
        workers);
  }

  /** The sun shines: people meet a forge and providers that do as they are told. */
  static FaultRates calm(boolean isApp) {
    return new FaultRates(
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Duration.ZERO, isApp, false, 2);
  }
}
