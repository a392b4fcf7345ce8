/** The pages of the sandbox, to read and write issues in. */
package dev.berth.sandbox.pages;
