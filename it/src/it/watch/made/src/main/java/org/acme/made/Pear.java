package org.acme.made;

import org.acme.maker.Listed;

@Listed
class Pear {
    int seeds() {
        return 5;
    }
}
