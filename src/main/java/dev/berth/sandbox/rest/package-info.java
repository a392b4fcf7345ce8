/** The REST interface of the sandbox, as GitHub documents it. */
package dev.berth.sandbox.rest;
