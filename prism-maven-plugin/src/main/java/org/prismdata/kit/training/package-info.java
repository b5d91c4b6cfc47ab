/** Running a plugin's image before it is finished: to learn which classes it needs, to archive them, to see that it works. */
package org.prismdata.kit.training;
