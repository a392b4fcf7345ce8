/** Who has a part in a request, by account number, and which of their SSH keys count. */
package dev.berth.request.access;
