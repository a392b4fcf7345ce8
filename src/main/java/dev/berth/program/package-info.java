/**
 * One revision of a program's file: what an organisation that lends machines has decided. Settings
 * come in as texts and go out as records; a program that can be read has been checked in full.
 */
package dev.berth.program;
