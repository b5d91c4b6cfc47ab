package ${package}.lifecycle;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.grpc.BindableService;
import io.grpc.protobuf.ProtoServiceDescriptorSupplier;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.prismdata.interfaces.InterfaceDeclaration;

/** Declares to the proxy which interfaces the plugin serves. */
final class Interfaces {
    private static final String VERSION = "v1";

    private Interfaces() {}

    static InterfaceDeclaration declaration(BindableService service) {
        ServiceDescriptor descriptor = ((ProtoServiceDescriptorSupplier)
                        service.bindService().getServiceDescriptor().getSchemaDescriptor())
                .getServiceDescriptor();
        return InterfaceDeclaration.newBuilder()
                .setName(descriptor.getName())
                .setProtoFile(descriptor.getFile().getName())
                .setVersion(VERSION)
                .setProtoHash(hash(descriptor.getFile()))
                .build();
    }

    /** SHA-256 of the file's descriptor. Its options are left out: they differ by language, the wire does not. */
    private static String hash(FileDescriptor file) {
        FileDescriptorProto contract = file.toProto().toBuilder().clearOptions().build();
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(contract.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
