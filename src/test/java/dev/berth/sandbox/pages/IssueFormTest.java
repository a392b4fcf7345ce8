package dev.berth.sandbox.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The body that a form makes is the one that GitHub makes. */
class IssueFormTest {
  private static final String YAML =
      """
      name: Machines
      description: Ask for machines
      title: "[Request] "
      labels: ["cluster request", "new"]
      body:
        - type: markdown
          attributes:
            value: Thank you.
        - type: input
          id: project
          attributes:
            label: Project
          validations:
            required: true
        - type: dropdown
          id: plan
          attributes:
            label: Machines
            multiple: true
            options: [c3.medium.x86, c3.large.arm64]
        - type: textarea
          id: config
          attributes:
            label: Configuration
            render: yaml
        - type: textarea
          id: why
          attributes:
            label: Why
        - type: checkboxes
          id: agree
          attributes:
            label: Promise
            options:
              - label: We give back
                required: true
              - label: It is open source
      """;

  private final IssueForm form = IssueForm.read("machines.yml", YAML).orElseThrow();

  @Test
  void answers_become_headings_and_values() {
    assertEquals(
        """
        ### Project

        etcd

        ### Machines

        c3.medium.x86, c3.large.arm64

        ### Configuration

        ```yaml
        a: 1
        b: 2
        ```

        ### Why

        _No response_

        ### Promise

        - [x] We give back
        - [ ] It is open source\
        """,
        form.body(
            Map.of(
                "project", List.of(" etcd "),
                "plan", List.of("c3.medium.x86", "c3.large.arm64"),
                "config", List.of("a: 1\r\nb: 2"),
                "why", List.of(""),
                "agree", List.of("We give back"))));
  }

  @Test
  void what_must_be_answered_is_missed() {
    assertEquals(List.of("Project", "We give back"), form.missing(Map.of()));
    assertEquals(
        List.of(),
        form.missing(Map.of("project", List.of("etcd"), "agree", List.of("We give back"))));
  }

  @Test
  void the_head_of_the_form_is_read() {
    assertEquals("[Request] ", form.title());
    assertEquals(List.of("cluster request", "new"), form.labels());
  }

  @Test
  void a_text_that_is_no_form_is_told_apart() {
    assertTrue(IssueForm.read("a.yml", "blank_issues_enabled: false").isEmpty());
    assertTrue(IssueForm.read("a.yml", "body: [").isEmpty());
    assertTrue(IssueForm.problem("body: [").isPresent());
    assertTrue(IssueForm.problem(YAML).isEmpty());
  }
}
