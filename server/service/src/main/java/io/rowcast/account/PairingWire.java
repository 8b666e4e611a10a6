package io.rowcast.account;

import io.rowcast.platform.http.Requests;

/** What a sheet that is being connected asks with; field names are those of the API. */
record PairingWire(String deviceCode) {
    PairingWire {
        Requests.text("deviceCode", deviceCode, 1, 200);
    }
}
