/** Who Berth is to GitHub: a token, or an app with its installations. */
package dev.berth.github.auth;
