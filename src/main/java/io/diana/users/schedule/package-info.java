/** What members' affairs need because time passes. */
@NullMarked
package io.diana.users.schedule;

import org.jspecify.annotations.NullMarked;
