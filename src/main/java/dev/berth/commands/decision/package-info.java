/** Commands of approvers and operators. */
package dev.berth.commands.decision;
