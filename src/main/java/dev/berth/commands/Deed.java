package dev.berth.commands;

import dev.berth.forge.Write;
import dev.berth.request.Event;
import dev.berth.request.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a command comes to. Data: nothing has happened yet. */
public sealed interface Deed {
  /** Something of the request's life; the state may still refuse it. */
  record Happens(Event event) implements Deed {}

  /**
   * The issue is to be read again with these answers laid over it.
   *
   * @param byApprover an approver grants something else than was asked: the requester is told
   */
  record Answers(dev.berth.reading.Answers answers, boolean byApprover) implements Deed {}

  /** Changes of the issue that are of no matter to a request's life. */
  record Writes(List<Write> writes) implements Deed {
    public Writes {
      writes = List.copyOf(writes);
    }
  }

  /** An answer. */
  record Replies(Sentence sentence, Map<String, String> values) implements Deed {
    public Replies {
      values = Map.copyOf(values);
      sentence.check(values);
    }
  }

  /** Nothing is done, and the person hears why. */
  record Refuses(Refusal why, Map<String, String> values) implements Deed {
    public Refuses {
      values = Map.copyOf(values);
      if (why instanceof Sentence sentence) sentence.check(values);
    }
  }

  /**
   * Cannot be told now; to be tried again, this command and those after it.
   *
   * @param why for operators
   */
  record Waits(String why, Instant again) implements Deed {}

  /**
   * A word that is none of ours; answered only where one of ours is near, or it is meant for us.
   */
  record Unknown(String word, Optional<String> near, boolean forUs) implements Deed {
    public boolean isAnswered() {
      return near.isPresent() || forUs;
    }
  }

  /** Nothing, without a word. */
  record Ignores(Silence why) implements Deed {}

  /** Why nobody is answered; counted. */
  enum Silence {
    BOT,
    NOBODY,
    /** The issue is no request, and the word may be meant for another bot. */
    NOT_A_REQUEST
  }
}
