package dev.berth.forge;

/**
 * A pull request as it stands now.
 *
 * @param head the commit at its tip, wherever it comes from
 * @param isOpen neither closed nor merged
 * @param toDefaultBranch whether it is to be merged into the branch that counts
 * @param author who proposes it
 */
public record PullRequest(
    Repository repository,
    int number,
    String head,
    boolean isOpen,
    boolean toDefaultBranch,
    Person author) {}
