/**
 * Everything else that is read of a request: term, workload, project, code, accounts, personal
 * data.
 */
package dev.berth.intake.fields;
