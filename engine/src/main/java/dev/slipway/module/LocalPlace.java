package dev.slipway.module;

import java.nio.file.Path;

/**
 * A place on the control host where something is to be put.
 *
 * @param written the path as the user wrote it; a trailing {@code /} means a folder
 * @param path absolute; what was written relative lies beside the playbook
 * @param host the name of the task's host in the inventory
 */
public record LocalPlace(String written, Path path, String host) {}
