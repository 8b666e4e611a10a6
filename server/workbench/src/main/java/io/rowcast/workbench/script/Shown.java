package io.rowcast.workbench.script;

/** Something that an execution asked the editor to do. {@code what}: menu, sidebar, dialog, alert or selection; {@code json}: its contents. */
public record Shown(String what, String json) {}
