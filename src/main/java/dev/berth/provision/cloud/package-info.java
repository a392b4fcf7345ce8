/**
 * What adapters of real control planes share: settings, the record on a machine, user data, JSON by
 * HTTP, keystone, reasons in words.
 */
package dev.berth.provision.cloud;
