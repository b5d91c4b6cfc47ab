/** The classes made from a project's .proto files, and whether they are still those of the files. */
package org.prismdata.kit.protobuf;
