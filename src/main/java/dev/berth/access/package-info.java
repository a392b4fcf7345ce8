/**
 * Access made readable for its people only: text encrypted to public SSH keys, in the format of the
 * <a href="https://age-encryption.org/v1">age</a> tool, so that they need nothing of ours to read
 * it. Randomness is passed in.
 */
package dev.berth.access;
