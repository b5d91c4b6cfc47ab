/** What is in class files: what others see of a class, what it refers to, and marks by which it tells that it is used. */
package org.prismdata.kit.classfile;
