package dev.berth.commands.model;

import dev.berth.forge.Write;
import dev.berth.request.Decision.Refusal;
import dev.berth.request.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a command comes to. Data: nothing has happened yet. */
public sealed interface CommandResult {
  /** Something of the request's life; the state may still refuse it. */
  record RequestEvent(Event event) implements CommandResult {}

  /**
   * The issue is to be read again with these answers laid over it.
   *
   * @param byApprover an approver grants something else than was asked: the requester is told
   */
  record AnswersGiven(dev.berth.reading.Answers answers, boolean byApprover)
      implements CommandResult {}

  /** Changes of the issue that are of no matter to a request's life. */
  record IssueChanges(List<Write> writes) implements CommandResult {
    public IssueChanges {
      writes = List.copyOf(writes);
    }
  }

  /** An answer. */
  record Replies(ReplyTemplate sentence, Map<String, String> values) implements CommandResult {
    public Replies {
      values = Map.copyOf(values);
      sentence.check(values);
    }
  }

  /** Nothing is done, and the person hears why. */
  record Refuses(Refusal why, Map<String, String> values) implements CommandResult {
    public Refuses {
      values = Map.copyOf(values);
      if (why instanceof ReplyTemplate sentence) sentence.check(values);
    }
  }

  /**
   * Cannot be told now; to be tried again, this command and those after it.
   *
   * @param why for operators
   */
  record TryLater(String why, Instant again) implements CommandResult {}

  /**
   * A word that is none of ours; answered only where one of ours is near, or it is meant for us.
   */
  record UnknownCommand(String word, Optional<String> near, boolean forUs)
      implements CommandResult {
    public boolean isAnswered() {
      return near.isPresent() || forUs;
    }
  }

  /** Nothing, without a word. */
  record Ignores(IgnoreReason why) implements CommandResult {}

  /** Why nobody is answered; counted. */
  enum IgnoreReason {
    BOT,
    NOBODY,
    /** The issue is no request, and the word may be meant for another bot. */
    NOT_A_REQUEST
  }
}
