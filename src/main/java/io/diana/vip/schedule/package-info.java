/** What memberships need because time passes. */
@NullMarked
package io.diana.vip.schedule;

import org.jspecify.annotations.NullMarked;
