/** What an event and its delivery are, and the decisions about them that need no database. */
@NullMarked
package io.diana.outbox.domain;

import org.jspecify.annotations.NullMarked;
