/** What people and apps do to the sandbox's world, with the rights that GitHub asks for. */
package dev.berth.sandbox.operations;
