@NullMarked
package library.members.reports;

import org.jspecify.annotations.NullMarked;
