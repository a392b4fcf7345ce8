/** What the sandbox GitHub holds: one world of accounts, repositories, issues and pull requests. */
package dev.berth.sandbox.model;
