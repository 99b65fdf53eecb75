/** What can be done with members, and what that needs from outside. */
@NullMarked
package io.diana.users.application;

import org.jspecify.annotations.NullMarked;
