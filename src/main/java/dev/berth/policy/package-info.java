/**
 * What a program wants of a request: facts, rule, finding, judgement. Everything here is pure;
 * facts are found out elsewhere. "Could not be found out" is a finding of its own, never a yes or a
 * no.
 */
package dev.berth.policy;
