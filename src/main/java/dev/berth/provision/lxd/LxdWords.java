package dev.berth.provision.lxd;

import dev.berth.provision.Outcome;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.cloud.ProviderWords;
import java.util.regex.Pattern;

/** What LXD's refusals mean for an order. LXD tells kinds of trouble apart only by its words. */
final class LxdWords {
  private static final Pattern FULL =
      Pattern.compile("(?i)reached maximum|exceed|quota|no space left|not enough|limit");
  private final AdapterContext context;

  LxdWords(AdapterContext context) {
    this.context = context;
  }

  /** A create that was refused, at once or in the background. */
  Outcome.Failed create(String error, String plan, String image) {
    if (error.matches("(?is).*image.*(not found|could not be found|doesn't match).*"))
      return context.refused(
          "The image " + image + " is not at the provider, or not for plan " + plan + ".");
    if (error.matches("(?is).*profile.*doesn't exist.*"))
      return context.refused("A profile of plan " + plan + " is not at the provider.");
    if (error.matches("(?is).*(pool|network|device).*not found.*"))
      return context.refused(
          "Plan " + plan + " does not fit the provider: " + ProviderWords.cleaned(error));
    if (FULL.matcher(error).find())
      return context.full("The provider has no room: " + ProviderWords.cleaned(error));
    return refused(error);
  }

  /** It may be otherwise later. */
  Outcome.Failed refused(String error) {
    return context.failed("The provider refused: " + ProviderWords.cleaned(error));
  }
}
