package org.springframework.modulith.events;

public @interface ApplicationModuleListener {}
